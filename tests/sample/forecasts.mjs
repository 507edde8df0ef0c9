// What was expected of 2024/25 half-way through it: an officer's own forecast beside the product's, which a test of the
// sample works out anew.

const halfway = (by, own, grounds, method, expected, lower80, upper80) => [
  { year: '2024/25', after: '2024-09', by, own, grounds, method, expected, lower80, upper80 },
];

export const forecasts = {
  'leisure-visits': halfway('Head of Leisure', 505000, 'Visits fall in winter, as they do every year.', 'naive', 531381, 503311, 559451),
  agency: halfway('Head of People', 9.1, 'Cover goes on until nineteen social work posts are filled.', 'linear', 8.24, 8, 8.48),
  invoices: halfway('Director of Finance', 96, 'Scanning on arrival starts in January.', 'smoothing', 94.7, 94.5, 94.9),
};
