// The merge ranks of o200k_base as the linker sees them: the file's bytes, without a copy or a decoder.
#if defined(__APPLE__)
#define SYMBOL(name) _##name
.section __TEXT,__const
#else
#define SYMBOL(name) name
.section .rodata
.section .note.GNU-stack, "", %progbits
.section .rodata
#endif

.globl SYMBOL(tuneboard_o200k_base)
.globl SYMBOL(tuneboard_o200k_base_end)
.balign 16
SYMBOL(tuneboard_o200k_base):
.incbin "o200k_base.ranks"
SYMBOL(tuneboard_o200k_base_end):
.byte 0
