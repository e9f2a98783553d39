/* Reads Andal's binary alert (docs/reference/alert.proto) on a microcontroller: no heap, no
 * library, about 200 bytes of stack besides the message. Protocol Buffers form, HMAC-SHA256. */
#ifndef ANDAL_ALERT_H
#define ANDAL_ALERT_H

#include <stddef.h>
#include <stdint.h>

#define ANDAL_NAME_MAX 64

typedef struct {
  uint64_t counter;    /* greater in every message */
  uint64_t alert;      /* the same at the start and the end */
  uint32_t event;      /* 1 started, 2 resolved */
  uint32_t severity;   /* 0 unknown, 1 information, 2 warning, 3 critical */
  uint32_t cause;      /* 1 burn, 2 no data */
  uint32_t started;    /* seconds since 1970 */
  int32_t remaining;   /* hundredths of a percent */
  uint32_t burn_rate;  /* hundredths */
  uint32_t exhaustion; /* minutes; 0 unknown */
  uint32_t lasted;     /* seconds; 0 while it fires */
  char service[ANDAL_NAME_MAX];
  char slo[ANDAL_NAME_MAX];
} andal_alert;

enum {
  ANDAL_OK = 0,
  ANDAL_BROKEN = -1,    /* no message, or one of another version or form */
  ANDAL_SIGNATURE = -2, /* the signature is wrong, or there is none */
  ANDAL_REPLAY = -3     /* the counter isn't greater than the last one */
};

/* Reads a message. With a key, only one that is signed with it (HMAC-SHA256) is taken; without
 * (key_length 0), the signature isn't looked at. last is the counter of the last message that was
 * taken, 0 at first; keep it over restarts. Ed25519 needs a library of its own: check the last 64
 * octets over all before them, then call this without a key. */
int andal_alert_read(const uint8_t *message, size_t length, const uint8_t *key, size_t key_length,
                     uint64_t last, andal_alert *alert);

#endif
