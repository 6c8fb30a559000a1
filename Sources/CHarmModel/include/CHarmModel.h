#pragma once
#include <stddef.h>
#include <stdint.h>

// Weights that tell replies that do harm. Little-endian:
//
//   "TBHM0001", count of buckets as u32, a power of two,
//   f32: what a weight of 1 is worth, and the bias,
//   per bucket i8.
//
// Fitted by `Tests/Measures/harm_model.py` to DiaSafety (Apache License 2.0, Sun et al. 2022), hh-rlhf (MIT License, copyright (c) 2022
// Anthropic) and counsel-chat (MIT License, Bertagnolli 2020).
extern const uint8_t tuneboard_harm_weights[];
extern const uint8_t tuneboard_harm_weights_end[];

static inline const uint8_t *_Nonnull tuneboard_harm(void) { return tuneboard_harm_weights; }
static inline size_t tuneboard_harm_size(void) {
  return (size_t)(tuneboard_harm_weights_end - tuneboard_harm_weights);
}
