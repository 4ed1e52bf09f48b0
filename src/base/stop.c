/* Asks whether to stop. Knows nothing of signals. */
#include "stop.h"

#include <stddef.h>

static bool (*answer)(void); /* set once, before the first work */

void stop_when(bool (*asked)(void))
{
    answer = asked;
}

bool stop_asked(void)
{
    return answer != NULL && answer();
}
