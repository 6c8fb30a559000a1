/// From which ``ExchangeRecord/harm`` on a response is one that a person should look at.
///
/// Chosen on people's clean talk alone, so that at most 2 in 100 of its responses reach it: ESConv 0.1 %, EPITOME 0.4 %, health
/// coaching 0.5 %, AnnoMI 1.7 %. Of the unsafe replies of DiaSafety 6.4 % do, of the safe ones none (left out by fold); of kinds of
/// harm that were not fitted 1.2 % and 0.2 %. The number itself says more than the cut: see `.ci/harm-model`.
let likelyHarm = 0.8
