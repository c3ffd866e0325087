// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import java.util.function.Function;

/**
 * One row of the preflight catalogue (field study 5.5).
 *
 * @param id as in the catalogue: {@code res.mem}; text key {@code check.<id>}
 */
record NodeCheck(String id, Function<Subject, Outcome> look) {}
