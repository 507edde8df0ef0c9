// What a measure of the sample council costs by itself: homes grow dearer while more of them are finished.
const quarter = (period, budget, spend, forecast) => ({ period, budget, spend, forecast });

export const costs = {
  'homes-built': [
    quarter('2024/25 Q3', 5200000, 4950000), quarter('2024/25 Q4', 5200000, 5428000),
    quarter('2025/26 Q1', 6200000, 6674000), quarter('2025/26 Q2', 6200000, 6816000),
    quarter('2025/26 Q3', 6200000, undefined, 6400000), quarter('2025/26 Q4', 6200000, undefined, 6400000),
  ],
};
