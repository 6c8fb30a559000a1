// The names.table as the linker sees it: the file's bytes, without a copy or a decoder.
#if defined(__APPLE__)
#define SYMBOL(name) _##name
.section __TEXT,__const
#else
#define SYMBOL(name) name
.section .rodata
.section .note.GNU-stack, "", %progbits
.section .rodata
#endif

.globl SYMBOL(tuneboard_name_table)
.globl SYMBOL(tuneboard_name_table_end)
.balign 16
SYMBOL(tuneboard_name_table):
.incbin "names.table"
SYMBOL(tuneboard_name_table_end):
.byte 0
