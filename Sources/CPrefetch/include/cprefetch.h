#ifndef CPREFETCH_H
#define CPREFETCH_H

/* Asks for the cache line that an address is in; what is no address of ours does no harm. */
static inline void cprefetch(const void *_Nullable address) { __builtin_prefetch(address); }

#endif
