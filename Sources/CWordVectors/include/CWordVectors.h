#pragma once
#include <stddef.h>
#include <stdint.h>

// Static vectors of word pieces, and weights that tell a reply from a foreign one. Little-endian:
//
//   "TBWV0001", count and dimensions as u32,
//   f32: the largest step, the bias, and the weights of the cosine, the products and six shares of words,
//   per piece one byte with its length (the highest bit: it continues a word), then its letters,
//   per piece u16: its scale in 65,535ths of the largest step,
//   per piece u8: minus the logarithm of its frequency, in sixteenths,
//   per piece i8 for each dimension.
//
// Distilled by `Tests/Measures/word_vectors.py` from paraphrase-MiniLM-L3-v2 of sentence-transformers (Apache License 2.0,
// copyright (c) 2019-2021 Ubiquitous Knowledge Processing Lab, Technische Universitaet Darmstadt: Nils Reimers and
// Iryna Gurevych), with frequencies and weights of counsel-chat (MIT License, Bertagnolli 2020), DiaSafety (Apache
// License 2.0, Sun et al. 2022) and hh-rlhf (MIT License, copyright (c) 2022 Anthropic).
extern const uint8_t tuneboard_word_vectors[];
extern const uint8_t tuneboard_word_vectors_end[];

static inline const uint8_t *_Nonnull tuneboard_vectors(void) { return tuneboard_word_vectors; }
static inline size_t tuneboard_vectors_size(void) {
  return (size_t)(tuneboard_word_vectors_end - tuneboard_word_vectors);
}

// Adds a piece's 64 numbers, each times its step, to a sum.
static inline void tuneboard_add_piece(
  float *_Nonnull sum, const int8_t *_Nonnull values, float step) {
#pragma STDC FP_CONTRACT OFF
  for (int index = 0; index < 64; index += 1) sum[index] += step * (float)values[index];
}

// Adds 64 numbers, each times a factor, to a sum.
static inline void tuneboard_add(float *_Nonnull sum, const float *_Nonnull values, float factor) {
#pragma STDC FP_CONTRACT OFF
  for (int index = 0; index < 64; index += 1) sum[index] += factor * values[index];
}

// Of two vectors of 64 numbers: their squared lengths, their product, and their product weighted by `weights`.
static inline void tuneboard_products(
  const float *_Nonnull a, const float *_Nonnull b, const float *_Nonnull weights, float *_Nonnull products) {
#pragma STDC FP_CONTRACT OFF
  float aa = 0, bb = 0, ab = 0, weighted = 0;
  for (int index = 0; index < 64; index += 1) {
    float product = a[index] * b[index];
    aa += a[index] * a[index];
    bb += b[index] * b[index];
    ab += product;
    weighted += product * weights[index];
  }
  products[0] = aa;
  products[1] = bb;
  products[2] = ab;
  products[3] = weighted;
}
