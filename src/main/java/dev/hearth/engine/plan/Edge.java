// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

/**
 * A step must not start before {@code on} is ready.
 *
 * @param why text key under {@code edge.*} that says why, to people
 */
public record Edge(StepId on, Strength strength, String why) {
    /** What happens without the edge. */
    public enum Strength {
        /** The next call is refused, or ends in a dead state. */
        HARD,
        /** It would heal by itself, but the order makes every symptom point at its cause. */
        GUIDANCE,
        /** Only the order: the other must have ended, well or not. What a step needs of it after all, it {@link StepContext#rely relies} on. */
        SETTLED
    }

    public static Edge hard(StepId on, String why) {
        return new Edge(on, Strength.HARD, why);
    }

    public static Edge guidance(StepId on, String why) {
        return new Edge(on, Strength.GUIDANCE, why);
    }

    public static Edge settled(StepId on, String why) {
        return new Edge(on, Strength.SETTLED, why);
    }
}
