/** What the adapters' tests share: the code of their guides. */
package org.teasel.adapters.guide;
