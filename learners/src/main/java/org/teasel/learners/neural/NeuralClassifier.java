package org.teasel.learners.neural;

import java.util.List;
import java.util.SplittableRandom;
import org.teasel.learners.Cancellation;
import org.teasel.learners.ClassScores;
import org.teasel.learners.ProbabilisticClassifier;
import org.teasel.learners.Seed;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Features;
import org.teasel.learners.data.ObservationWeights;
import org.teasel.learners.data.Settings;
import org.teasel.learners.data.Standardiser;

/**
 * Tells two classes apart by a perceptron with two hidden layers of leaky rectifiers, whose output is the logit of the
 * second class. Trained on standardised columns by log loss and Adam in small batches, at a rate that falls linearly to
 * 0. Runs on one thread.
 *
 * @param hiddenUnits width of each hidden layer
 * @param epochs how often each row is seen
 * @param batchRows how many rows a step averages over
 * @param learningRate Adam's rate at the start, above 0
 * @param seed of the first weights and of the order of the rows
 */
public record NeuralClassifier(int hiddenUnits, int epochs, int batchRows, double learningRate, long seed) {

    private static final int PREDICTION_ROWS = 256;

    /** Checks the settings. */
    public NeuralClassifier {
        Settings.atLeast("hiddenUnits", hiddenUnits, 1);
        Settings.atLeast("epochs", epochs, 1);
        Settings.atLeast("batchRows", batchRows, 1);
        Settings.positive("learningRate", learningRate);
    }

    /** Returns 64 hidden units, 20 epochs of batches of 64 rows, and rate 1e-3. */
    public static NeuralClassifier withDefaults() {
        return new NeuralClassifier(64, 20, 64, 1e-3, 0);
    }

    public NeuralClassifier withHiddenUnits(int hiddenUnits) {
        return new NeuralClassifier(hiddenUnits, epochs, batchRows, learningRate, seed);
    }

    public NeuralClassifier withEpochs(int epochs) {
        return new NeuralClassifier(hiddenUnits, epochs, batchRows, learningRate, seed);
    }

    public NeuralClassifier withBatchRows(int batchRows) {
        return new NeuralClassifier(hiddenUnits, epochs, batchRows, learningRate, seed);
    }

    public NeuralClassifier withLearningRate(double learningRate) {
        return new NeuralClassifier(hiddenUnits, epochs, batchRows, learningRate, seed);
    }

    public NeuralClassifier withSeed(long seed) {
        return new NeuralClassifier(hiddenUnits, epochs, batchRows, learningRate, seed);
    }

    /**
     * Learns two classes.
     *
     * @param features rows x columns
     * @param labels one a row, of exactly two different values
     * @throws IllegalArgumentException if features or labels are refused
     * @throws ArithmeticException if the learning rate is so high that training diverges
     */
    public Model fit(double[][] features, int[] labels) {
        Features table = Features.of(features);
        ClassLabels classes = ClassLabels.of(labels, table.rows());
        if (classes.size() != 2) {
            throw new IllegalArgumentException("labels have %d classes; expected 2".formatted(classes.size()));
        }
        Standardiser standardiser = Standardiser.fit(table, ObservationWeights.equal(table.rows()));
        double[][] rows = standardiser.transform(table);
        SplittableRandom random = new Seed(seed).random();
        int size = Math.min(batchRows, rows.length);
        int buffered = Math.max(size, PREDICTION_ROWS);
        Perceptron perceptron = new Perceptron(List.of(table.columns(), hiddenUnits, hiddenUnits), buffered, random);
        int batches = (rows.length + size - 1) / size;
        double steps = (double) epochs * batches;
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = Permutation.random(rows.length, random);
            for (int batch = 0; batch < batches; batch++) {
                Cancellation.throwIfInterrupted();
                int from = batch * size;
                learn(perceptron, rows, classes, order, from, Math.min(order.length, from + size));
                perceptron.step(learningRate * (1 - (epoch * (double) batches + batch) / steps));
            }
            if (!perceptron.isFinite()) {
                throw new ArithmeticException(
                        "the network's weights grew without bound at learning rate %s; use a lower one"
                                .formatted(learningRate));
            }
        }
        return new Model(classes.classes(), standardiser, perceptron);
    }

    private static void learn(
            Perceptron perceptron, double[][] rows, ClassLabels classes, int[] order, int from, int to) {
        int count = to - from;
        int columns = rows[0].length;
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows[order[from + i]], 0, perceptron.input(), i * columns, columns);
        }
        double[] logits = perceptron.forward(count);
        double[] gradient = perceptron.outputGradient();
        for (int i = 0; i < count; i++) {
            double probability = 1 / (1 + StrictMath.exp(-logits[i]));
            gradient[i] = (probability - classes.code(order[from + i])) / count;
        }
        perceptron.backward(count);
    }

    /** A trained perceptron. */
    public static final class Model implements ProbabilisticClassifier {

        private final int[] classes;
        private final Standardiser standardiser;
        private final Perceptron perceptron;

        private Model(int[] classes, Standardiser standardiser, Perceptron perceptron) {
            this.classes = classes;
            this.standardiser = standardiser;
            this.perceptron = perceptron;
        }

        @Override
        public int[] classes() {
            return classes.clone();
        }

        /** Returns the logit of the second class for each row. */
        public double[] logits(double[][] features) {
            double[][] rows = standardiser.transform(features);
            double[] logits = new double[rows.length];
            // The perceptron's buffers serve one caller at a time.
            synchronized (perceptron) {
                for (int from = 0; from < rows.length; from += PREDICTION_ROWS) {
                    Cancellation.throwIfInterrupted();
                    int count = Math.min(PREDICTION_ROWS, rows.length - from);
                    for (int i = 0; i < count; i++) {
                        double[] row = rows[from + i];
                        System.arraycopy(row, 0, perceptron.input(), i * row.length, row.length);
                    }
                    System.arraycopy(perceptron.forward(count), 0, logits, from, count);
                }
            }
            return logits;
        }

        @Override
        public double[][] probabilities(double[][] features) {
            double[] logits = logits(features);
            double[][] scores = new double[logits.length][];
            for (int row = 0; row < logits.length; row++) {
                scores[row] = new double[] {logits[row]};
            }
            return ClassScores.probabilities(scores, 2);
        }
    }
}
