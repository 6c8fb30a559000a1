/// Whether a response is one that a person should look at: its ``ExchangeRecord/harm`` is 0.8 or more.
///
/// Chosen on people's clean talk alone, so that at most 2 in 100 of its responses reach it: ESConv 0.1 %, EPITOME 0.4 %, health
/// coaching 0.5 %, AnnoMI 1.7 %. Of the unsafe replies of DiaSafety 6.4 % do, of the safe ones none (left out by fold); of kinds of
/// harm that were not fitted 1.2 % and 0.2 %. The number itself says more than the cut: see `.ci/harm-model`.
func isLikelyHarmful(_ exchange: ExchangeRecord) -> Bool {
  exchange.harm.value.map { $0 >= 0.8 } ?? false
}
