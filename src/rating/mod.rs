//! Judgements: model and statistics in, statuses and their words out.
