package org.teasel.metrics.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.teasel.metrics.relation.Relation;

class ImportanceScoresTest {

    /** The table of newer-metrics.md, section 3. */
    private static final ImportanceScores GOLDEN = new ImportanceScores(
            new Relation(new double[][] {{.9, .1, .0}, {.1, .6, .1}, {.4, .0, .3}, {.0, .5, .0}, {.0, .0, .0}}));

    @Test
    void goldenMatrix() {
        assertThat(GOLDEN.disentanglement()).isEqualTo(.577765, within(5e-7));
        assertThat(GOLDEN.completeness()).isEqualTo(.521316, within(5e-7));
    }

    @Test
    void anUnusedLatentHasNoScoreAndNoWeight() {
        assertThat(GOLDEN.disentanglements()[4]).isNaN();
    }

    @Test
    void oneLatentAFactorIsPerfect() {
        ImportanceScores diagonal = new ImportanceScores(new Relation(new double[][] {{3, 0}, {0, .1}, {0, 0}}));
        assertThat(diagonal.disentanglement()).isEqualTo(1, within(1e-12));
        assertThat(diagonal.completeness()).isEqualTo(1, within(1e-12));
    }

    @Test
    void noImportanceIsNone() {
        assertThat(new ImportanceScores(new Relation(new double[2][2])).any()).isFalse();
    }
}
