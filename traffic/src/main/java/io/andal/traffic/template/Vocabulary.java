package io.andal.traffic.template;

import java.util.Locale;
import java.util.Set;

/** Words that APIs use in paths, so that they are names wherever they stand. */
final class Vocabulary {
  /** What stays itself beside a parameter. */
  private static final Set<String> OPERATIONS =
      Set.of(
          "me",
          "@me",
          "self",
          "current",
          "mine",
          "search",
          "_search",
          "find",
          "query",
          "lookup",
          "filter",
          "autocomplete",
          "suggest",
          "export",
          "import",
          "upload",
          "download",
          "bulk",
          "batch",
          "$batch",
          "$metadata",
          "count",
          "_count",
          "stats",
          "statistics",
          "summary",
          "metrics",
          "status",
          "health",
          "healthz",
          "livez",
          "readyz",
          "ready",
          "live",
          "ping",
          "info",
          "version",
          "latest",
          "first",
          "last",
          "next",
          "previous",
          "recent",
          "today",
          "yesterday",
          "daily",
          "weekly",
          "monthly",
          "yearly",
          "hourly",
          "new",
          "add",
          "create",
          "edit",
          "update",
          "delete",
          "remove",
          "list",
          "all",
          "login",
          "logout",
          "signin",
          "signout",
          "signup",
          "register",
          "verify",
          "validate",
          "confirm",
          "reset",
          "refresh",
          "token",
          "authorize",
          "callback",
          "activate",
          "deactivate",
          "enable",
          "disable",
          "start",
          "stop",
          "pause",
          "resume",
          "restart",
          "cancel",
          "approve",
          "reject",
          "publish",
          "archive",
          "restore",
          "lock",
          "unlock",
          "retry",
          "preview",
          "default",
          "schema",
          "graphql",
          "rpc",
          "websocket",
          "ws",
          "events",
          "stream",
          "subscribe",
          "unsubscribe",
          "webhook",
          "webhooks",
          "config",
          "settings",
          "history",
          "archived",
          "deleted",
          "active",
          "inactive",
          "open",
          "closed",
          "pending",
          "trending",
          "popular",
          "featured",
          "random",
          "top",
          "checkout",
          "count_by",
          "aggregate",
          "compare",
          "copy",
          "move",
          "merge",
          "sync",
          "invite",
          "share",
          "favorites",
          "favourites");

  /** The first part of a name such as {@code findByStatus} or {@code reset-password}. */
  private static final Set<String> VERBS =
      Set.of(
          "get",
          "set",
          "find",
          "search",
          "list",
          "create",
          "update",
          "delete",
          "remove",
          "add",
          "upload",
          "download",
          "check",
          "verify",
          "validate",
          "reset",
          "forget",
          "change",
          "export",
          "import",
          "send",
          "resend",
          "apply",
          "start",
          "stop",
          "cancel",
          "approve",
          "reject",
          "batch",
          "bulk",
          "count",
          "fetch",
          "query",
          "convert",
          "generate",
          "sync",
          "return",
          "enable",
          "disable",
          "register",
          "is",
          "has",
          "by");

  /** Nouns that tell nothing about anybody. */
  private static final Set<String> NOUNS =
      Set.of(
          "api",
          "apis",
          "rest",
          "users",
          "user",
          "accounts",
          "account",
          "orders",
          "order",
          "products",
          "product",
          "items",
          "item",
          "customers",
          "customer",
          "devices",
          "device",
          "pumps",
          "pump",
          "commands",
          "command",
          "alerts",
          "alert",
          "events",
          "event",
          "jobs",
          "job",
          "tasks",
          "task",
          "files",
          "file",
          "images",
          "image",
          "documents",
          "document",
          "messages",
          "message",
          "comments",
          "comment",
          "posts",
          "post",
          "pets",
          "pet",
          "store",
          "inventory",
          "payments",
          "payment",
          "invoices",
          "invoice",
          "carts",
          "cart",
          "groups",
          "group",
          "teams",
          "team",
          "roles",
          "role",
          "permissions",
          "projects",
          "project",
          "reports",
          "report",
          "vehicles",
          "vehicle",
          "location",
          "locations",
          "services",
          "service",
          "tokens",
          "sessions",
          "session",
          "notifications",
          "notification",
          "auth",
          "oauth",
          "admin",
          "public",
          "internal",
          "private",
          "web",
          "mobile",
          "assets",
          "static",
          "media",
          "tags",
          "tag",
          "categories",
          "category",
          "telemetry",
          "readings",
          "sensors",
          "firmware",
          "fleets",
          "fleet",
          "sites",
          "site",
          "tenants",
          "tenant",
          "workspaces",
          "workspace",
          "organizations",
          "organization",
          "members",
          "member",
          "attachments",
          "versions",
          "logs",
          "metrics",
          "address",
          "addresses",
          "profile",
          "profiles",
          "email",
          "password",
          "phones",
          "parts",
          "part",
          "notes",
          "note",
          "cards",
          "card",
          "contracts",
          "contract",
          "deliveries",
          "shipments",
          "offers",
          "prices",
          "reviews",
          "stores",
          "subscriptions",
          "tickets",
          "issues",
          "repos",
          "branches",
          "phone",
          "avatar",
          "details",
          "data",
          "content",
          "contents",
          "community",
          "shop",
          "workshop",
          "identity",
          "dashboard",
          "favicon.ico",
          "robots.txt");

  private static final Set<String> WELL_KNOWN =
      Set.of("index.html", "robots.txt", "favicon.ico", "sitemap.xml", "manifest.webmanifest");

  private static final Set<String> NUMBERED =
      Set.of(
          "oauth2", "oauth1", "s3", "ec2", "k8s", "ipv4", "ipv6", "mp3", "mp4", "md5", "sha1",
          "sha256", "sha512", "base64", "utf8", "h2", "x509", "i18n", "l10n", "web3", "p2p", "b2b",
          "b2c", "auth0", "2fa", "mfa2", "c2c", "a11y", "http2", "log4j", "e2e");

  private static final Set<String> PREFIXES =
      Set.of("api", "apis", "rest", "public", "internal", "private", "service", "services", "web");

  private Vocabulary() {}

  /** Whether a word is an operation wherever it stands. */
  static boolean isOperation(String word) {
    if (OPERATIONS.contains(word) || isVersion(word) || isWellKnown(word)) {
      return true;
    }
    int end = firstPart(word);
    return end < word.length() && VERBS.contains(word.substring(0, end).toLowerCase(Locale.ROOT));
  }

  /** The length of the first part of {@code resetPassword}, {@code reset-password}. */
  private static int firstPart(String word) {
    for (int i = 1; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean rises = Character.isUpperCase(c) && Character.isLowerCase(word.charAt(i - 1));
      if (c == '-' || c == '_' || c == ':' || rises) {
        return i;
      }
    }
    return word.length();
  }

  /** Whether a word may be told at once. */
  static boolean isCommon(String word) {
    return NOUNS.contains(word) || isOperation(word) || NUMBERED.contains(word);
  }

  /** Whether something with digits in it is a name nevertheless. */
  static boolean isName(String word) {
    return isVersion(word) || NUMBERED.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean isWellKnown(String file) {
    return WELL_KNOWN.contains(file);
  }

  /** Whether collections begin below it, as below the host. */
  static boolean isPrefix(String word) {
    return PREFIXES.contains(word) || isVersion(word);
  }

  /** {@code v1}, {@code v2.1}, {@code v1beta2}. */
  static boolean isVersion(String word) {
    if (word.length() < 2
        || word.length() > 12
        || (word.charAt(0) != 'v' && word.charAt(0) != 'V')
        || !Character.isDigit(word.charAt(1))) {
      return false;
    }
    int i = 1;
    while (i < word.length() && (Character.isDigit(word.charAt(i)) || word.charAt(i) == '.')) {
      i++;
    }
    String rest = word.substring(i);
    int numbered = rest.length();
    while (numbered > 0 && Character.isDigit(rest.charAt(numbered - 1))) {
      numbered--;
    }
    String stage = rest.substring(0, numbered);
    return i <= 8 && (stage.isEmpty() || stage.equals("alpha") || stage.equals("beta"));
  }

  /** Whether a collection is named by it. */
  static boolean isPlural(String word) {
    return !Nouns.singular(word).equals(word);
  }
}
