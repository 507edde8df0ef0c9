// What was expected of 2024/25 half-way through it: an officer's own forecast beside the product's, which a test of the
// sample works out anew.

const halfway = (by, own, grounds, method, expected, lower80, upper80) => [
  { year: '2024/25', after: '2024-09', by, own, grounds, method, expected, lower80, upper80 },
];

export const forecasts = {
  'leisure-visits': halfway('Head of Leisure', 505000, 'Visits fall in winter, as they do every year.', 'naive', 539527, 513827, 565227),
  agency: halfway('Head of People', 9.1, 'Cover goes on until nineteen social work posts are filled.', 'linear', 8.35, 8.31, 8.39),
  invoices: halfway('Director of Finance', 96, 'Scanning on arrival starts in October.', 'linear', 95.5, 95.2, 95.8),
};
