// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

/**
 * The name of something that one step finds out and later ones use, as {@code node1/facts}.
 *
 * @param type of the value; outputs live in memory alone and never reach the journal
 */
public record OutputKey<T>(String name, Class<T> type) {}
