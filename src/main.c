/* Program start. */
#include <stdio.h>

int main(void)
{
    puts("lotrinh");
    return 0;
}
