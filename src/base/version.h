/* The version of the program as text; CMake gives the number. */
#ifndef LOTRINH_VERSION_H
#define LOTRINH_VERSION_H

#define VERSION_QUOTE(number) #number
#define VERSION_TEXT(number)  VERSION_QUOTE(number)

/* "0.1.0" */
#define PROGRAM_VERSION VERSION_TEXT(LOTRINH_VERSION)

#endif
