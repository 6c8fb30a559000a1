// The harm.weights as the linker sees them: the file's bytes, without a copy or a decoder.
#if defined(__APPLE__)
#define SYMBOL(name) _##name
.section __TEXT,__const
#else
#define SYMBOL(name) name
.section .rodata
.section .note.GNU-stack, "", %progbits
.section .rodata
#endif

.globl SYMBOL(tuneboard_harm_weights)
.globl SYMBOL(tuneboard_harm_weights_end)
.balign 16
SYMBOL(tuneboard_harm_weights):
.incbin "harm.weights"
SYMBOL(tuneboard_harm_weights_end):
.byte 0
