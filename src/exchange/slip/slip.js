// The owner's slip: draws what is asked for from the data beside it, and saves the answer as a file. Everything from
// the data is put in as text, never as markup.
'use strict';
(() => {
  const slip = JSON.parse(document.getElementById('slip').textContent);
  const make = (name, words, attributes = {}) => {
    const element = document.createElement(name);
    // What turns the direction of reading is seen: the rest of its line would read backwards.
    if (words !== undefined) element.textContent = String(words).replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const number = (text) => {
    const bare = text.replace(/[£%]/g, '').trim();
    // A comma or a space stands between thousands, and nowhere else: `92,5` is 92.5 to some, and never 925.
    const plain = /^[+-]?\d{1,3}([,\s]\d{3})+(\.\d+)?$/.test(bare) ? bare.replace(/[,\s]/g, '') : bare;
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
  };
  // A count so small that it isn't told, as it is published: `<5`, `*`, `[c]`. It is a figure that is suppressed, never 5.
  const isSuppressed = (text) => {
    const below = text.trim().match(/^<\s*(\d+(?:\.\d+)?)$/);
    return below ? Number(below[1]) > 0 && Number(below[1]) <= 10 : ['*', '[c]', 'supp'].includes(text.trim().toLowerCase());
  };
  // How a number with a comma before its decimals is to be written.
  const asPoint = (text) => {
    const decimal = text.trim().match(/^([+-]?\d+),(\d+)\s*%?$/);
    return decimal ? ` Write decimals behind a point: ${decimal[1]}.${decimal[2]}.` : '';
  };
  const field = (id, words, element) => {
    const box = make('p');
    element.id = id;
    box.append(make('label', words, { for: id }), element);
    return box;
  };
  const cells = [];
  const main = document.querySelector('main');

  // What is unlikely of a figure is asked about, and may be meant.
  const times = (value, size, words) => {
    if (!(size > 0 && value > 0)) return [];
    if (value >= size * 10) return [`It is ten times ${words} (${size}) or more.`];
    if (value <= size / 10) return [`It is a tenth of ${words} (${size}) or less.`];
    return [];
  };
  const doubts = (checks, typed, plan) => {
    const found = [];
    if (checks.proportion && typed.numerator !== null && typed.denominator !== null && typed.numerator > typed.denominator) {
      found.push('There is more of the part than of the whole.');
    }
    const value = typed.value ?? (typed.denominator ? (typed.numerator / typed.denominator) * checks.scale : null);
    if (value === null) return found;
    if (checks.low !== null && value < checks.low) found.push(`It is below ${checks.low}, which the unit doesn’t allow.`);
    if (checks.high !== null && value > checks.high) found.push(`It is above ${checks.high}, which the unit doesn’t allow.`);
    // Ten times what is usual is ten times a plan that is near to that: it is asked once.
    const usual = times(value, checks.usual, 'what is usual');
    found.push(...(usual.length > 0 ? usual : times(value, plan, 'what is planned')));
    return found;
  };

  const cell = (measure, asked, at) => {
    const group = make('fieldset');
    group.append(make('legend', `${measure.name}, ${asked.label}`));
    group.append(make('p', `Due on ${asked.due}. ${measure.unit === '' ? '' : `In ${measure.unit}.`}`));
    const inputs = {};
    const counted = (words, at) => (measure.counts?.[at] ? `${words}: ${measure.counts[at]}` : words);
    const parts = measure.ratio ? [['numerator', counted('How many', 0)], ['denominator', counted('Out of how many', 1)]] : [['value', 'Figure']];
    for (const [part, words] of parts) {
      inputs[part] = make('input', undefined, { type: 'text', inputmode: 'decimal', autocomplete: 'off' });
      inputs[part].value = asked.was?.[part] ?? '';
      group.append(field(`${part}-${at}`, words, inputs[part]));
    }
    // Without a figure it can be said why there is none: missing is never zero.
    const reasons = slip.reasons ?? [];
    const missing = make('select');
    missing.append(make('option', 'There is a figure, or nothing to say yet', { value: '' }));
    for (const [name, words] of reasons) missing.append(make('option', words, { value: name }));
    missing.value = asked.was?.missing ?? '';
    if (reasons.length > 0) group.append(field(`missing-${at}`, 'If there is none, why', missing));
    const comment = make('textarea', undefined, { rows: '2' });
    comment.value = asked.was?.comment ?? '';
    group.append(field(`comment-${at}`, 'What is to be said of it', comment));
    const said = make('p', '', { role: 'status', class: 'doubt' });
    const right = make('input', undefined, { type: 'checkbox' });
    const sure = make('label', undefined, { class: 'sure', hidden: '' });
    sure.append(right, ' It is right');
    group.append(said, sure);
    let answered = '';
    const read = () => {
      const typed = { value: null, numerator: null, denominator: null };
      const wrong = [];
      for (const [part, words] of parts) {
        if (inputs[part].value.trim() === '' || isSuppressed(inputs[part].value)) continue;
        typed[part] = number(inputs[part].value);
        if (typed[part] === null) wrong.push(`${words}: “${inputs[part].value}” is no number.${asPoint(inputs[part].value)}`);
      }
      const suppressed = parts.some(([part]) => isSuppressed(inputs[part].value));
      if (measure.ratio && !suppressed && wrong.length === 0 && (typed.numerator === null) !== (typed.denominator === null)) {
        wrong.push('Enter both: how many, and out of how many.');
      }
      if (suppressed) {
        if (missing.value !== '' && missing.value !== 'suppressed') wrong.push('Enter the figure, or why there is none, not both.');
        // With a part that isn't told the other would tell it.
        return { typed: { value: null, numerator: null, denominator: null }, reason: 'suppressed', wrong };
      }
      if (wrong.length === 0 && missing.value !== '' && Object.values(typed).some((value) => value !== null)) {
        wrong.push('Enter the figure, or why there is none, not both.');
      }
      return { typed, reason: missing.value, wrong };
    };
    const look = () => {
      const { typed, reason, wrong } = read();
      // What was a figure and is nothing now goes only for a reason.
      const was = asked.was && asked.was.missing === undefined;
      const stays = was && wrong.length === 0 && reason === '' && Object.values(typed).every((value) => value === null);
      const left = stays ? ['Left empty, the figure stays as it was. Say why there is none to take it out.'] : [];
      const taken = reason === 'suppressed' && missing.value === '' ? ['It is taken as suppressed: a count that isn’t told.'] : [];
      const written = JSON.stringify(parts.map(([part]) => inputs[part].value));
      const before = JSON.stringify(parts.map(([part]) => String(asked.was?.[part] ?? '')));
      // What stood there before was asked about there.
      const unlikely = wrong.length > 0 || written === before ? [] : doubts(measure.checks, typed, asked.plan ?? null);
      // Another figure is another question.
      if (written !== answered) right.checked = false;
      answered = written;
      sure.hidden = unlikely.length === 0;
      said.textContent = [...wrong, ...left, ...taken, ...unlikely].join(' ');
      return { wrong: wrong.length > 0, waits: unlikely.length > 0 && !right.checked };
    };
    group.addEventListener('change', look);
    cells.push({ measure, asked, read, look, comment, right, first: inputs[parts[0][0]] });
    return group;
  };

  for (const measure of slip.measures) {
    const section = make('section');
    section.append(make('h2', measure.name));
    if (measure.last.length > 0) {
      const table = make('table');
      table.append(make('caption', 'The last figures'));
      const head = make('tr');
      const planned = measure.last.some((last) => last.plan);
      head.append(make('th', 'Period', { scope: 'col' }), make('th', 'Figure', { scope: 'col' }));
      if (planned) head.append(make('th', 'Planned', { scope: 'col' }));
      table.append(head);
      for (const last of measure.last) {
        const row = make('tr');
        row.append(make('th', last.label, { scope: 'row' }), make('td', last.value));
        if (planned) row.append(make('td', last.plan ?? ''));
        table.append(row);
      }
      section.append(table);
    }
    for (const asked of measure.cells) section.append(cell(measure, asked, cells.length));
    main.append(section);
  }

  const by = make('input', undefined, { type: 'text', autocomplete: 'name' });
  const told = make('p', '', { role: 'status' });
  const save = make('button', 'Save the answer', { type: 'button' });
  main.append(field('by', 'Your name or post', by), save, told);
  // Whoever closes the page with something that isn't saved is asked.
  let unsaved = false;
  main.addEventListener('input', () => {
    unsaved = true;
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
  save.addEventListener('click', () => {
    const looked = cells.map((each) => ({ each, ...each.look() }));
    const stopped = looked.find((it) => it.wrong) ?? looked.find((it) => it.waits);
    if (stopped) {
      told.textContent = stopped.wrong
        ? 'Something can’t be read: it is said beside it.'
        : 'A figure is unlikely: say beside it that it is right, or change it.';
      (stopped.wrong ? stopped.each.first : stopped.each.right).focus();
      return;
    }
    const figures = [];
    let alone = 0;
    for (const each of cells) {
      const { typed, reason } = each.read();
      const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null));
      if (reason !== '') filled.missing = reason;
      const comment = each.comment.value.trim();
      if (Object.keys(filled).length === 0) {
        // What is said is kept, though its figure is still to come.
        if (comment === '' || comment === (each.asked.was?.comment ?? '').trim()) continue;
        alone += 1;
      }
      figures.push({ measure: each.measure.id, period: each.asked.period, ...filled, ...(comment === '' ? {} : { comment }) });
    }
    const now = new Date();
    const on = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    const answer = { format: 'golden-thread-slip-answer', version: 1, by: by.value.trim(), on, figures, slip };
    const address = URL.createObjectURL(new Blob([JSON.stringify(answer, null, 1)], { type: 'application/json' }));
    const link = make('a', '', { href: address, download: `${document.body.dataset.name}-answer.json` });
    document.body.append(link);
    link.click();
    link.remove();
    unsaved = false;
    const comments = alone === 1 ? ', and 1 comment without its figure' : `, and ${alone} comments without their figures`;
    told.textContent = `${figures.length - alone} of ${cells.length} figures were saved${alone > 0 ? comments : ''}. Send the file back.`;
  });
})();
