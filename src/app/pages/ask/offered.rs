//! Questions as a file that is offered to be saved, and what each of them is about.

use crate::{
    app::{browser, state::Editor},
    exchange::question_file::{QuestionFile, write},
    model::{Pack, Question},
};

/// What a question is about, in words; nothing where it is about nothing in particular.
pub fn about_words(editor: Editor, question: &Question) -> String {
    let pack = editor.pack_now();
    let measure = question.measure.as_ref().and_then(|id| pack.measure(id));
    measure.map_or_else(|| question.report.clone(), |measure| measure.name.clone())
}

/// Those of a pack that are chosen.
pub fn of_pack(pack: &Pack, is_chosen: impl Fn(&Question) -> bool) -> QuestionFile {
    let chosen = pack.questions.iter().filter(|it| is_chosen(it));
    let questions = chosen.map(|it| Question::clone(it)).collect();
    QuestionFile { organisation: pack.organisation.name.clone(), questions }
}

/// Offers a file to be saved.
pub fn offer(editor: Editor, file: &QuestionFile) {
    browser::save_file("questions.json", "application/json", &write(file));
    editor.say("questions.json was offered to be saved.");
}
