#include "andal_alert.h"

#include <string.h>

/* SHA-256 (FIPS 180-4), over data that comes in pieces. */
typedef struct {
  uint32_t state[8];
  uint64_t length;
  uint8_t block[64];
} sha256;

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int n) { return (x >> n) | (x << (32 - n)); }

static void sha256_block(sha256 *s) {
  uint32_t w[64], v[8];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)s->block[4 * i] << 24 | (uint32_t)s->block[4 * i + 1] << 16 |
           (uint32_t)s->block[4 * i + 2] << 8 | s->block[4 * i + 3];
  for (int i = 16; i < 64; i++)
    w[i] = (rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >> 10)) + w[i - 7] +
           (rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >> 3)) + w[i - 16];
  memcpy(v, s->state, sizeof v);
  for (int i = 0; i < 64; i++) {
    uint32_t one = v[7] + (rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)) +
                   ((v[4] & v[5]) ^ (~v[4] & v[6])) + K[i] + w[i];
    uint32_t two = (rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)) +
                   ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
    for (int j = 7; j > 0; j--) v[j] = v[j - 1];
    v[4] += one;
    v[0] = one + two;
  }
  for (int i = 0; i < 8; i++) s->state[i] += v[i];
}

static void sha256_start(sha256 *s) {
  static const uint32_t first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memcpy(s->state, first, sizeof first);
  s->length = 0;
}

static void sha256_add(sha256 *s, const uint8_t *data, size_t length) {
  for (size_t i = 0; i < length; i++) {
    s->block[s->length++ % 64] = data[i];
    if (s->length % 64 == 0) sha256_block(s);
  }
}

static void sha256_end(sha256 *s, uint8_t out[32]) {
  uint64_t bits = s->length * 8;
  uint8_t octet = 0x80;
  sha256_add(s, &octet, 1);
  octet = 0;
  while (s->length % 64 != 56) sha256_add(s, &octet, 1);
  for (int i = 7; i >= 0; i--) {
    octet = (uint8_t)(bits >> (8 * i));
    sha256_add(s, &octet, 1);
  }
  for (int i = 0; i < 32; i++) out[i] = (uint8_t)(s->state[i / 4] >> (24 - 8 * (i % 4)));
}

/* HMAC (RFC 2104). */
static void hmac(const uint8_t *key, size_t key_length, const uint8_t *data, size_t length,
                 uint8_t out[32]) {
  uint8_t pad[64] = {0};
  sha256 s;
  if (key_length > 64) {
    sha256_start(&s);
    sha256_add(&s, key, key_length);
    sha256_end(&s, pad);
  } else {
    memcpy(pad, key, key_length);
  }
  for (int i = 0; i < 64; i++) pad[i] ^= 0x36;
  sha256_start(&s);
  sha256_add(&s, pad, 64);
  sha256_add(&s, data, length);
  sha256_end(&s, out);
  for (int i = 0; i < 64; i++) pad[i] ^= 0x36 ^ 0x5c;
  sha256_start(&s);
  sha256_add(&s, pad, 64);
  sha256_add(&s, out, 32);
  sha256_end(&s, out);
}

/* Protocol Buffers. */
static int varint(const uint8_t *p, size_t length, size_t *at, uint64_t *value) {
  *value = 0;
  for (int shift = 0; shift < 64 && *at < length; shift += 7) {
    uint8_t octet = p[(*at)++];
    *value |= (uint64_t)(octet & 0x7f) << shift;
    if (!(octet & 0x80)) return 1;
  }
  return 0;
}

static void set_number(andal_alert *alert, uint64_t field, uint64_t value) {
  switch (field) {
    case 1: alert->counter = value; break;
    case 2: alert->event = (uint32_t)value; break;
    case 3: alert->alert = value; break;
    case 4: alert->severity = (uint32_t)value; break;
    case 5: alert->cause = (uint32_t)value; break;
    case 8: alert->started = (uint32_t)value; break;
    case 9: alert->remaining = (int32_t)((uint32_t)value >> 1) ^ -(int32_t)(value & 1); break;
    case 10: alert->burn_rate = (uint32_t)value; break;
    case 11: alert->exhaustion = (uint32_t)value; break;
    case 12: alert->lasted = (uint32_t)value; break;
    default: break; /* of a later version */
  }
}

static int read_fields(const uint8_t *p, size_t length, andal_alert *alert) {
  size_t at = 0;
  while (at < length) {
    uint64_t tag, value = 0;
    if (!varint(p, length, &at, &tag)) return 0;
    switch (tag & 7) {
      case 0:
        if (!varint(p, length, &at, &value)) return 0;
        set_number(alert, tag >> 3, value);
        break;
      case 1:
      case 5: {
        size_t octets = (tag & 7) == 1 ? 8 : 4;
        if (length - at < octets) return 0;
        for (size_t i = 0; i < octets; i++) value |= (uint64_t)p[at++] << (8 * i);
        set_number(alert, tag >> 3, value);
        break;
      }
      case 2: {
        if (!varint(p, length, &at, &value) || value > length - at) return 0;
        char *text = tag >> 3 == 6 ? alert->service : tag >> 3 == 7 ? alert->slo : NULL;
        if (text) {
          size_t kept = value < ANDAL_NAME_MAX ? (size_t)value : ANDAL_NAME_MAX - 1;
          memcpy(text, p + at, kept);
          text[kept] = 0;
        }
        at += (size_t)value;
        break;
      }
      default: return 0;
    }
  }
  return 1;
}

int andal_alert_read(const uint8_t *message, size_t length, const uint8_t *key, size_t key_length,
                     uint64_t last, andal_alert *alert) {
  static const size_t signature_length[3] = {0, 16, 64};
  if (length < 3 || message[0] != 0xa1 || message[1] > 2) return ANDAL_BROKEN;
  size_t signature = signature_length[message[1]];
  if (length < 3 + signature) return ANDAL_BROKEN;
  size_t signed_length = length - signature;
  if (key_length > 0) {
    uint8_t mac[32], wrong = message[1] != 1;
    if (wrong) return ANDAL_SIGNATURE;
    hmac(key, key_length, message, signed_length, mac);
    for (int i = 0; i < 16; i++) wrong |= mac[i] ^ message[signed_length + (size_t)i];
    if (wrong) return ANDAL_SIGNATURE;
  }
  memset(alert, 0, sizeof *alert);
  if (!read_fields(message + 3, signed_length - 3, alert)) return ANDAL_BROKEN;
  return alert->counter > last ? ANDAL_OK : ANDAL_REPLAY;
}
