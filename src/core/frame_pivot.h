/* Long to wide: the values of one column become columns. */
#ifndef LOTRINH_FRAME_PIVOT_H
#define LOTRINH_FRAME_PIVOT_H

#include "frame_operations.h"

enum { FRAME_MOST_PIVOT_COLUMNS = 1000 };

struct frame_pivot {
    const size_t *keys; /* columns whose combinations are the rows */
    size_t key_count;
    size_t columns;              /* the column whose values name the new columns */
    size_t values;               /* the column that fills them */
    frame_compare_text *compare; /* orders new columns named by texts */
    void *context;
    size_t maximum; /* bytes of the result */
};

/* A row for each combination of the keys in the order in which they first appear; a column for each
   value of `columns`, smallest first, NULL last as "NULL"; NULL where there is no row. NULL when
   two rows have the same keys and the same column (group first), on too many columns, beyond the
   maximum, without memory; the caller frees. */
struct frame *frame_pivot(const struct frame *frame, const struct frame_pivot *pivot,
                          struct failure *why);

#endif
