package org.teasel.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.teasel.api.metric.Matrix;
import org.teasel.cli.picture.Pictures;
import org.teasel.cli.report.Evaluations;
import org.teasel.cli.report.Report;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

class HtmlReportTest {

    private final String page = new HtmlReport().render(Evaluations.report());

    @Test
    void namesStayNames() {
        assertThat(page).contains("&lt;script&gt;alert(&#39;y&#39;)&lt;/script&gt;");
        assertThat(page).doesNotContain("<script").doesNotContain("alert('y')");
    }

    @Test
    void nothingComesFromElsewhere() {
        assertThat(page).contains("default-src &#39;none&#39;");
        assertThat(page)
                .doesNotContainPattern("(?i)(src|href)\\s*=")
                .doesNotContainPattern("(?i)url\\(|@import|https?:");
    }

    private static Report withPictures(double rate, int left, double cut) {
        Pictures.Strip strip = new Pictures.Strip(9, 90, 8, new byte[] {1, 2, 3});
        Report plain = Evaluations.report();
        return new Report(
                plain.evaluation(),
                plain.provenance(),
                Optional.of(new Pictures(
                        Evaluations.HOSTILE,
                        strip,
                        strip,
                        1234,
                        List.of(new Pictures.Traversal(Evaluations.HOSTILE, rate, 0.75, strip)),
                        left,
                        cut)));
    }

    @Test
    void picturesAreInThePage() throws Exception {
        String pictured = new HtmlReport().render(withPictures(2.5, 7, 0.25));
        Document document = parse(pictured.replaceFirst("<!DOCTYPE html>", ""));
        NodeList images = document.getElementsByTagName("img");
        assertThat(images.getLength()).isEqualTo(3);
        for (int k = 0; k < 3; k++) {
            assertThat(images.item(k).getAttributes().getNamedItem("src").getNodeValue())
                    .isEqualTo("data:image/png;base64,AQID");
            assertThat(images.item(k).getAttributes().getNamedItem("alt").getNodeValue())
                    .isNotBlank();
        }
        assertThat(pictured)
                .contains("img-src data:", "observation 1,234", "2.50 nats", "The 7 that hold least are left out")
                .contains("25.0000 % of the decoder&#39;s pixels", "−1.5</span>")
                .doesNotContain("<script")
                .doesNotContainPattern("(?i)(src|href)\\s*=\\s*\"(?!data:)")
                .doesNotContainPattern("(?i)url\\(|@import|https?:");
        assertThat(new HtmlReport().render(withPictures(Double.POSITIVE_INFINITY, 0, 0)))
                .contains("Latents by their standard deviations.")
                .doesNotContain("nats</span></th>", "hold least", "were cut");
    }

    @Test
    void aPageWithoutPicturesKnowsNothingOfThem() {
        assertThat(page).doesNotContain("<img", "img-src", "pictures", "decoder");
    }

    /** All elements are closed and nested, and all attributes quoted: the page is XML but for its first line. */
    @Test
    void thePageIsWellFormed() throws Exception {
        Document document = parse(page.replaceFirst("<!DOCTYPE html>", ""));
        NodeList titles = document.getElementsByTagName("h2");
        List<String> sections = new ArrayList<>();
        for (int t = 0; t < titles.getLength(); t++) {
            sections.add(titles.item(t).getTextContent());
        }
        assertThat(sections)
                .containsExactly(
                        "Before you trust these scores",
                        "Scores",
                        "Information",
                        "Behind the scores",
                        "By factor",
                        "By latent",
                        "Settings",
                        "Sources");
    }

    @Test
    void everyKindOfScoreIsShown() {
        assertThat(page)
                .contains("0.5000", "0.010", "[0.4500, 0.5500]", "total share 0.1250")
                .contains("not defined, because it compares factors and there is only one")
                .contains("failed: IllegalStateException of evil.jar")
                .contains("∞")
                .contains("Not defined for this data: modularity")
                .contains("Failed: sepin@3");
    }

    @Test
    void picturesSayInWordsWhatTheyShow() throws Exception {
        NodeList pictures = parse(page.replaceFirst("<!DOCTYPE html>", "")).getElementsByTagName("svg");
        assertThat(pictures.getLength()).isGreaterThanOrEqualTo(4);
        for (int p = 0; p < pictures.getLength(); p++) {
            assertThat(pictures.item(p)
                            .getAttributes()
                            .getNamedItem("aria-label")
                            .getNodeValue())
                    .isNotBlank();
        }
    }

    @Test
    void theLargestEntryIsANumber() {
        List<String> names = List.of("a", "b");
        Markup markup = new Markup();
        HeatMap.draw(new Matrix("gaps", names, names, new double[][] {{Double.NaN, 1}, {2, 0}}), markup);
        assertThat(markup.toString()).contains("the largest entry is that of b and a");
    }

    @Test
    void heatMapsOfAnySizeAreDrawn() throws Exception {
        for (int size : new int[] {1, 30, 120}) {
            double[][] values = new double[size][size];
            values[0][0] = size == 1 ? 0 : Double.POSITIVE_INFINITY;
            List<String> names = IntStream.range(0, size)
                    .mapToObj(i -> "a latent with quite a long name " + i)
                    .toList();
            Markup markup = new Markup();
            MatrixFigure.write("", new Matrix("large", names, names, values), markup);
            assertThat(parse(markup.toString()).getElementsByTagName("rect").getLength())
                    .isGreaterThanOrEqualTo(size * size);
        }
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new Strict());
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
