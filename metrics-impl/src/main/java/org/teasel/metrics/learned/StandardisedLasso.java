package org.teasel.metrics.learned;

import java.util.Arrays;
import org.teasel.learners.ImportanceModel;
import org.teasel.learners.Regressor;
import org.teasel.learners.data.Standardiser;
import org.teasel.learners.linear.Lasso;

/** A lasso between latents and a factor of mean 0 and standard deviation 1, which answers in the factor's own unit. */
record StandardisedLasso(Standardiser latents, Standardiser factor, Lasso.Model model)
        implements Regressor, ImportanceModel {

    static StandardisedLasso fit(Lasso lasso, double[][] means, double[] numbers) {
        Standardiser latents = Standardiser.fit(means);
        double[][] targets =
                Arrays.stream(numbers).mapToObj(number -> new double[] {number}).toArray(double[][]::new);
        Standardiser factor = Standardiser.fit(targets);
        double[] standardised = Arrays.stream(factor.transform(targets))
                .mapToDouble(row -> row[0])
                .toArray();
        return new StandardisedLasso(latents, factor, lasso.fit(latents.transform(means), standardised));
    }

    @Override
    public double[] predict(double[][] features) {
        double mean = factor.means()[0];
        double deviation = factor.deviations()[0];
        return Arrays.stream(model.predict(latents.transform(features)))
                .map(answer -> mean + deviation * answer)
                .toArray();
    }

    @Override
    public double[] importances() {
        return model.importances();
    }
}
