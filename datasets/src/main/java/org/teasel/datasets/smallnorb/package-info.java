/** SmallNORB (LeCun, Huang and Bottou 2004), from the user's own copy. */
package org.teasel.datasets.smallnorb;
