/* Prints a message: ./alert MESSAGE_HEX [KEY_HEX [LAST_COUNTER]] */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "andal_alert.h"

static size_t octets(const char *hex, uint8_t *out, size_t most) {
  size_t n = 0;
  unsigned value;
  while (n < most && sscanf(hex + 2 * n, "%2x", &value) == 1) out[n++] = (uint8_t)value;
  return n;
}

int main(int argc, char **argv) {
  uint8_t message[256], key[64];
  andal_alert alert;
  if (argc < 2) return 2;
  size_t length = octets(argv[1], message, sizeof message);
  size_t key_length = argc > 2 ? octets(argv[2], key, sizeof key) : 0;
  uint64_t last = argc > 3 ? strtoull(argv[3], NULL, 10) : 0;
  int result = andal_alert_read(message, length, key, key_length, last, &alert);
  if (result != ANDAL_OK) {
    printf("%s\n", result == ANDAL_SIGNATURE ? "wrong signature"
                   : result == ANDAL_REPLAY  ? "replay"
                                             : "broken");
    return 1;
  }
  printf("counter=%" PRIu64 " event=%" PRIu32 " severity=%" PRIu32 " service=%s slo=%s", alert.counter,
         alert.event, alert.severity, alert.service, alert.slo);
  printf(" started=%" PRIu32 " remaining=%" PRId32 " burn_rate=%" PRIu32 " exhaustion=%" PRIu32 "\n",
         alert.started, alert.remaining, alert.burn_rate, alert.exhaustion);
  return 0;
}
