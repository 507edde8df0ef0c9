/**
 * Every page, in the sample, by the part of the code that draws it. `cargo test --lib route` says which page of
 * the table (src/app/route/table.rs) is missing here. Who is at work in training stays there, so that what is outside it
 * comes before it.
 */
export const PAGES = {
  first: ['', '#/minute?plan=housing'],
  scorecard: ['#/scorecard', '#/scorecard/housing'],
  measure: ['#/measure/recycling', '#/plan/what-if?measure=recycling'],
  reading: [
    '#/measure/safeguarding-outcomes/areas',
    '#/plan', '#/plan/measures', '#/plan/organisation', '#/plan/of/housing', '#/plan/year', '#/plan/resources', '#/plan/story/settled-homes', '#/plan/map', '#/plan/link/money-repairs', '#/plan/thread', '#/plan/sign-off', '#/plan/history', '#/plan/specification',
    '#/do', '#/do/month', '#/review', '#/review/role?as=leader', '#/review/exceptions', '#/review/exception/temporary-accommodation-red', '#/review/quality', '#/review/assessment/recycling-2025', '#/review/audit/september-2025', '#/review/risks', '#/review/risk/hotels', '#/review/meetings', '#/review/meeting/housing-partnership-november', '#/review/meeting/housing-partnership-november/present', '#/review/questions', '#/review/question/question-hotels', '#/review/icons?plan=corporate', '#/review/statistics?plan=housing', '#/revise', '#/help', '#/licences', '#/open?pack=packs/sample.json', '#/review/comments', '#/revise/lessons', '#/revise/lesson/call-back', '#/revise/changes', '#/review/papers', '#/review/paper/corporate-september', '#/review/narrative/a-home-by-june',
  ],
  checking: ['#/review/compare'],
  editing: [
    '#/measure/recycling/change', '#/measure/safeguarding-outcomes/areas/change', '#/plan/measures/change', '#/plan/settings/change', '#/plan/targets/change', '#/plan/organisation/change', '#/plan/of/housing/change', '#/plan/story/settled-homes/change', '#/plan/map/change', '#/plan/link/money-repairs/change', '#/plan/thread/change', '#/plan/sign-off/change',
    '#/review/exceptions/change', '#/review/exception/temporary-accommodation-red/change',
    '#/review/papers/change', '#/review/paper/corporate-september/change', '#/review/narrative/a-home-by-june/change',
    '#/review/quality/change', '#/review/assessment/recycling-2025/change', '#/review/audit/september-2025/change',
    '#/review/risks/change', '#/review/risks/scale/change', '#/review/risk/hotels/change',
    '#/review/meetings/change', '#/review/meeting/housing-partnership-november/change', '#/review/meeting/housing-partnership-november/hold', '#/review/question/question-hotels/change', '#/do/figures', '#/revise/next-year', '#/start', '#/review/comments/change', '#/revise/lessons/change', '#/revise/lesson/call-back/change', '#/revise/changes/change',
  ],
  exchange: ['#/do/import', '#/do/slips', '#/drafts', '#/drafts/join', '#/ask?measure=recycling'],
  explore: ['#/explore'],
  gallery: ['#/gallery'],
  training: ['#/help/glossary', '#/help/glossary/floor', '#/learn', '#/learn/results', '#/learn/exercise/on-the-line', '#/learn/council', '#/learn/session', '#/learn/session/set-up', '#/learn/project', '#/learn/debrief', '#/learn/pack', '#/learn/tour', '#/learn/tour/4', '#/learn/write', '#/learn/glossary/all'],
};
