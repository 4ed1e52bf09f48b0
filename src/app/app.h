/* The program: command line in, exit code out. */
#ifndef LOTRINH_APP_H
#define LOTRINH_APP_H

int app_main(int argc, char **argv);

#endif
