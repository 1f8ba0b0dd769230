/** How statistics are named and computed: keys, folds over batches, and the view that metrics read. */
package org.teasel.api.statistic;
