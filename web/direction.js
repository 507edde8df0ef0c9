// Signs that turn the direction of reading: a name that holds one would have the rest of its line read backwards. Wherever the
// page comes to show one, a sign that can be seen stands for it. What is typed in a field reads by itself, and stays.

const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Goes on showing them in whatever the page shows from now on. */
export function showTurns() {
  new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes) {
      if (type === 'characterData') show(target);
      else addedNodes.forEach(show);
    }
  }).observe(document, { characterData: true, childList: true, subtree: true });
}

/** Shows those in a node and all that is in it. */
export function show(node) {
  // Most texts have none, and an element is asked for all of its texts at once.
  if (!node.textContent || node.textContent.search(TURNS) < 0) return;
  // Only a text has data that is its content.
  if (node.data === node.textContent) node.data = node.data.replace(TURNS, '\ufffd');
  else node.childNodes.forEach(show);
}
