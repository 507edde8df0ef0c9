// What a measure of the sample council costs by itself: homes grow dearer while more of them are finished. The year's are
// those of its work, “Build 90 homes on council land”.
const quarter = (period, budget, spend, forecast) => ({ period, budget, spend, forecast });

export const costs = {
  'homes-built': [
    quarter('2024/25 Q3', 3900000, 3055000), quarter('2024/25 Q4', 3900000, 3337000),
    quarter('2025/26 Q1', 4625000, 3762000), quarter('2025/26 Q2', 4625000, 4138000),
    quarter('2025/26 Q3', 4625000, undefined, 4800000), quarter('2025/26 Q4', 4625000, undefined, 4800000),
  ],
};
