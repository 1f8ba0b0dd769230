package org.teasel.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.teasel.learners.linear.Lasso;
import org.teasel.learners.linear.LinearSvm;
import org.teasel.learners.linear.LogisticRegression;
import org.teasel.learners.linear.MultinomialLogisticRegression;
import org.teasel.learners.tree.BoostedTrees;
import org.teasel.learners.tree.RandomForest;

/**
 * The same models as scikit-learn's, to the last digits that its solvers give. Every expected number was computed with
 * scikit-learn 1.6.1 and NumPy 2.4.6 on the table below, whose numbers are exact in single precision and whose splits
 * have no ties: six values of {@code random_state} gave the same trees.
 */
class ScikitLearnTest {

    private static final int ROWS = 900;
    private static final double[][] X = IntStream.range(0, ROWS)
            .mapToObj(row -> IntStream.range(0, 3)
                    .mapToDouble(column -> scrambled(row, column))
                    .toArray())
            .toArray(double[][]::new);
    private static final double[] TARGETS = IntStream.range(0, ROWS)
            .mapToDouble(row -> 4 * X[row][0] + 2 * X[row][1] * X[row][2] + scrambled(row, 5))
            .toArray();
    private static final int[] THREE = Arrays.stream(TARGETS)
            .mapToInt(target -> target < 2.6 ? 0 : target < 3.7 ? 1 : 2)
            .toArray();
    private static final int[] TWO =
            Arrays.stream(TARGETS).mapToInt(target -> target > 3.2 ? 1 : 0).toArray();
    private static final double[] WEIGHTS =
            IntStream.range(0, ROWS).mapToDouble(row -> 1 + row % 3).toArray();
    private static final double[][] ASKED = {X[0], X[257], X[513], X[770]};

    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final Offset<Double> SOLVED = within(1e-6);

    private static double scrambled(long row, long column) {
        return (row * (7919 + 104729 * column) + 31 * column * column + row * row * (3 + 2 * column)) % 4099 / 4096.0;
    }

    /** {@code GradientBoostingClassifier(n_estimators=12, max_depth=2)}. */
    @Test
    void boostedTreesOfThreeClasses() {
        BoostedTrees.ClassificationModel model =
                BoostedTrees.withDefaults().withStages(12).withMaxDepth(2).fitClassifier(X, THREE);
        assertClose(model.importances(), ROUNDING, 0.8981830023231292, 0.08418174065530121, 0.01763525702156958);
        assertClose(
                flat(model.probabilities(ASKED)),
                ROUNDING,
                0.8272847970169188,
                0.09325020589058945,
                0.07946499709249161,
                0.10309187294652511,
                0.10362612551789219,
                0.7932820015355826,
                0.16680044055884422,
                0.544289024125475,
                0.28891053531568084,
                0.25024753033724556,
                0.513426489743643,
                0.23632597991911145);
    }

    /** {@code GradientBoostingClassifier(n_estimators=12, max_depth=2)}. */
    @Test
    void boostedTreesOfTwoClasses() {
        BoostedTrees.ClassificationModel model =
                BoostedTrees.withDefaults().withStages(12).withMaxDepth(2).fitClassifier(X, TWO);
        assertClose(model.importances(), ROUNDING, 0.9555260236387834, 0.040032100465155415, 0.004441875896061258);
        assertClose(
                flat(model.probabilities(ASKED)),
                ROUNDING,
                0.8566396898274771,
                0.14336031017252288,
                0.19887750632492796,
                0.801122493675072,
                0.26747283503430574,
                0.7325271649656943,
                0.7206482191939115,
                0.27935178080608847);
    }

    /** {@code GradientBoostingRegressor(n_estimators=12, max_depth=2)}. */
    @Test
    void boostedTreesOfNumbers() {
        BoostedTrees.RegressionModel model =
                BoostedTrees.withDefaults().withStages(12).withMaxDepth(2).fitRegressor(X, TARGETS);
        assertClose(model.importances(), ROUNDING, 0.9659664913013114, 0.018345828917210493, 0.01568767978147802);
        assertClose(
                model.predict(ASKED),
                ROUNDING,
                1.8388670040405852,
                4.074424807694142,
                3.498784974089342,
                2.936664951152956);
    }

    /** {@code DecisionTreeClassifier(max_depth=3)}. */
    @Test
    void decisionTreeOfClasses() {
        RandomForest.ClassificationModel model =
                RandomForest.ofOneTree().withMaxDepth(3).fitClassifier(X, THREE);
        assertClose(model.importances(), ROUNDING, 0.8707881028320898, 0.08619829747948503, 0.04301359968842505);
        assertClose(
                flat(model.probabilities(ASKED)),
                ROUNDING,
                0.9818181818181818,
                0.01818181818181818,
                0.0,
                0.0,
                0.023255813953488372,
                0.9767441860465116,
                0.13793103448275862,
                0.729064039408867,
                0.1330049261083744,
                0.04477611940298507,
                0.3880597014925373,
                0.5671641791044776);
    }

    /** {@code DecisionTreeRegressor(max_depth=3)}. */
    @Test
    void decisionTreeOfNumbers() {
        RandomForest.RegressionModel model =
                RandomForest.ofOneTree().withMaxDepth(3).fitRegressor(X, TARGETS);
        assertClose(model.importances(), ROUNDING, 0.9697214672226723, 0.0, 0.030278532777327748);
        assertClose(
                model.predict(ASKED),
                ROUNDING,
                1.152290991166743,
                4.77977049448451,
                3.9649859815835953,
                2.96225037759748);
    }

    /** {@code Lasso(alpha=0.01, tol=1e-14)}, then the same with sample weights 1, 2, 3, 1, ... */
    @Test
    void lasso() {
        Lasso learner = Lasso.withDefaults().withAlpha(0.01);
        Lasso.Model plain = learner.fit(X, TARGETS);
        assertClose(plain.coefficients(), SOLVED, 3.873307746588281, 0.7973645754211578, 0.8697828885264988);
        assertThat(plain.intercept()).isCloseTo(0.21073653847174123, SOLVED);
        Lasso.Model weighted = learner.fit(X, TARGETS, WEIGHTS);
        assertClose(weighted.coefficients(), SOLVED, 3.864045893730111, 0.7825229020420175, 0.8858598865359026);
        assertThat(weighted.intercept()).isCloseTo(0.21308295442646008, SOLVED);
    }

    /** {@code LogisticRegression(solver="newton-cg", tol=1e-12)}, then the same with sample weights. */
    @Test
    void multinomialLogisticRegression() {
        MultinomialLogisticRegression.Model model =
                MultinomialLogisticRegression.withDefaults().fit(X, THREE);
        assertClose(
                flat(model.coefficients()),
                SOLVED,
                -8.885529194975694,
                -2.1670775427778826,
                -2.2204058675940157,
                -0.08090965142074413,
                0.31728612169904924,
                -0.12370630742337663,
                8.966438846396425,
                1.849791421078836,
                2.3441121750173854);
        assertClose(model.intercepts(), SOLVED, 6.778476143544468, 0.6725259623946512, -7.451002105939153);
        MultinomialLogisticRegression.Model weighted =
                MultinomialLogisticRegression.withDefaults().fit(X, TWO, WEIGHTS);
        assertClose(flat(weighted.coefficients()), SOLVED, 12.343562702374223, 2.5544246370259214, 3.08236621142295);
        assertClose(weighted.intercepts(), SOLVED, -9.95978108783049);
    }

    /** {@code LinearSVC(C=0.01, class_weight="balanced", tol=1e-10)}. */
    @Test
    void linearSvm() {
        LinearSvm learner = LinearSvm.withDefaults().withTolerance(1e-10).withMaxIterations(100_000);
        LinearSvm.Model three = learner.fit(X, THREE);
        assertClose(
                flat(three.coefficients()),
                SOLVED,
                -1.3498202877860472,
                -0.20846406431994297,
                -0.1443555110438167,
                0.07710410725453855,
                0.10035305254737864,
                -0.10815724469927307,
                1.265108479369681,
                -0.01398385340105909,
                0.12292286158263453);
        assertClose(three.intercepts(), SOLVED, 0.5661019266916927, -0.3730142974523933, -1.0058363997698048);
        LinearSvm.Model two = learner.fit(X, TWO);
        assertClose(flat(two.coefficients()), SOLVED, 1.470180487392903, 0.08660843710490349, 0.0968918000746237);
        assertClose(two.intercepts(), SOLVED, -0.8381160156361566);
    }

    /** {@code OneVsRestClassifier(LogisticRegression(solver="liblinear", tol=1e-10))}. */
    @Test
    void logisticRegression() {
        LogisticRegression.Model model =
                LogisticRegression.withDefaults().withTolerance(1e-10).fit(X, THREE);
        assertClose(
                flat(model.coefficients()),
                SOLVED,
                -8.876189579367338,
                -2.0433624092691915,
                -1.8091269889725408,
                0.5236975203097334,
                0.5737862113256954,
                -0.15839991589113975,
                8.357852080481713,
                1.163478065426393,
                1.8556847818463478);
        assertClose(model.intercepts(), SOLVED, 5.519933139556548, -1.3398611995952885, -7.321498236367355);
        assertClose(
                flat(model.probabilities(ASKED)),
                SOLVED,
                0.8270901042216718,
                0.17232423699750946,
                0.0005856587808187111,
                0.008285699424154904,
                0.2546975571456258,
                0.7370167434302193,
                0.1003840905558864,
                0.3138371191518586,
                0.5857787902922551,
                0.2680458047910339,
                0.3368407433951203,
                0.39511345181384583);
    }

    private static double[] flat(double[][] table) {
        return Arrays.stream(table).flatMapToDouble(DoubleStream::of).toArray();
    }

    private static void assertClose(double[] actual, Offset<Double> tolerance, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], tolerance);
        }
    }
}
