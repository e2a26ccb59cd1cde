//! What m3ter accepts and the author will regret.

pub(crate) mod spelling;
