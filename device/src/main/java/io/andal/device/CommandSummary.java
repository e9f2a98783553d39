package io.andal.device;

/**
 * What became of the commands of the last hour.
 *
 * @param counted whose outcome is known
 * @param succeeded of these, with a good answer in time
 * @param pending that may still be answered in time
 * @param dropped events that weren't taken since Andal was started, for there were too many
 */
public record CommandSummary(int counted, int succeeded, int pending, long dropped) {}
