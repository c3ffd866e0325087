// SPDX-License-Identifier: Apache-2.0
/**
 * The network as the desktop sees it: own interfaces, who answers where, what an API server shows. May use domain, port and
 * the JDK. It inspects and trusts nothing that it reads: whoever acts on a certificate checks it elsewhere. Tested on loopback.
 */
@NullMarked
package dev.hearth.adapter.network;

import org.jspecify.annotations.NullMarked;
