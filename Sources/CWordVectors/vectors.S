// The word vectors as the linker sees them: the file's bytes, without a copy or a decoder.
#if defined(__APPLE__)
#define SYMBOL(name) _##name
.section __TEXT,__const
#else
#define SYMBOL(name) name
.section .rodata
.section .note.GNU-stack, "", %progbits
.section .rodata
#endif

.globl SYMBOL(tuneboard_word_vectors)
.globl SYMBOL(tuneboard_word_vectors_end)
.balign 16
SYMBOL(tuneboard_word_vectors):
.incbin "word.vectors"
SYMBOL(tuneboard_word_vectors_end):
.byte 0
