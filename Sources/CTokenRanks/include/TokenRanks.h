#pragma once
#include <stddef.h>
#include <stdint.h>

// The tokens of OpenAI's o200k_base in the order of their ranks: per token one byte with its length
// (1 to 128), then its bytes. From `o200k_base.tiktoken` of tiktoken (MIT licence, copyright (c) 2022 OpenAI,
// Shantanu Jain), SHA-256
// 446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d.
extern const uint8_t tuneboard_o200k_base[];
extern const uint8_t tuneboard_o200k_base_end[];

static inline const uint8_t *_Nonnull tuneboard_ranks(void) { return tuneboard_o200k_base; }
static inline size_t tuneboard_ranks_size(void) {
  return (size_t)(tuneboard_o200k_base_end - tuneboard_o200k_base);
}
