using Microsoft.Playwright;

namespace Market.Web.Tests;

/// <summary>One visit of the page. Whatever the page did wrong during it is told at the end.</summary>
internal sealed class Visit : IAsyncDisposable
{
    public const int Strategies = 3;

    private readonly List<string> _wrongs = [];
    private readonly Uri _url;

    private Visit(IPage page, Uri url)
    {
        (Page, _url) = (page, url);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(!IsOfTheHost(request.Url), $"It asked for {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>While the host cannot be reached, the browser complains of each attempt, and it should.</summary>
    public bool IsHostAway { get; set; }

    public ILocator Connection => Page.Locator("#connection");

    public ILocator Failure => Page.Locator("#failure");

    public static async Task<Visit> OpenAsync(IPage page, Uri url)
    {
        var visit = new Visit(page, url);
        await page.GotoAsync($"{url}");
        return visit;
    }

    public ILocator Row(string strategy) => Page.Locator($"#comparison tr[data-strategy='{strategy}']");

    /// <summary>A field among the parameters of a strategy.</summary>
    public ILocator Parameter(string strategy, string label) =>
        Page.Locator($"#parameters fieldset[data-strategy='{strategy}']").GetByLabel(label);

    /// <summary>Keeps whatever the progress bar shows from now on.</summary>
    public async Task WatchProgressAsync() => await Page.EvaluateAsync(
        """
        () => {
          window.seen = [];
          const bar = document.querySelector("#progress");
          new MutationObserver(() => window.seen.push(bar.value)).observe(bar, { attributes: true });
        }
        """);

    public Task<double[]> ProgressAsync() => Page.EvaluateAsync<double[]>("() => window.seen");

    public Task RunAgainAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();

    /// <summary>The choice whose trades are drawn into the prices.</summary>
    public ILocator TradesOf(string title) => Page.GetByRole(AriaRole.Radio, new() { Name = title });

    public ILocator Plugin(string name) => Page.Locator($"#plugins tr[data-name='{name}']");

    /// <summary>Waits until so many strategies are there and each has been tested.</summary>
    public async Task AreTestedAsync(int strategies = Strategies)
    {
        await Page.WaitForFunctionAsync(
            """
            count => {
              const rows = document.querySelectorAll("#comparison tr[data-strategy]");
              return rows.length === count && [...rows].every(row => row.dataset.run === "done")
                && document.querySelector("#progress-box").dataset.busy === "false"
                && Number(document.querySelector("#price-chart").dataset.points) > 0;
            }
            """,
            strategies);
        await IsDrawnAsync();
    }

    /// <summary>Charts draw in the next frame, and what they lay out in the one after it.</summary>
    public async Task IsDrawnAsync() => await Page.EvaluateAsync(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))");

    public async Task<string[]> CellsAsync(string strategy) =>
        [.. await Row(strategy).Locator("td").AllInnerTextsAsync()];

    public Task<string> TextAsync(string selector) => Page.Locator(selector).InnerTextAsync();

    /// <summary>What stands above a chart.</summary>
    public async Task<string> ReadingsAsync(string chart) => string.Join(
        ' ', await Page.Locator($"#{chart}-readings > span").AllInnerTextsAsync()).ReplaceLineEndings(" ");

    /// <summary>A row of one of the tables that say what the charts show.</summary>
    public async Task<string[]> TableRowAsync(string table, string first)
    {
        var row = Page.Locator($"#{table} tr").Filter(new() { Has = Page.Locator($"th:text-is('{first}')") }).First;
        return [.. await row.Locator("th, td").AllTextContentsAsync()];
    }

    public async Task OpenDetailsAsync() => await Page.EvaluateAsync(
        "() => document.querySelectorAll('details').forEach(details => { details.open = true; })");

    /// <summary>How many pixels of a chart have a colour of the style sheet.</summary>
    public async Task<int> PixelsOfAsync(string chart, string colour) => await Page.EvaluateAsync<int>(
        """
        ([chart, name]) => {
          const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
          const [red, green, blue] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
          let count = 0;
          // The drawing area only: what stands at the axis has the colours too.
          const canvases = document.querySelectorAll(`#${chart}-chart td:nth-child(2) canvas`);
          for (const canvas of canvases) {
            const { width, height } = canvas;
            const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
            copy.drawImage(canvas, 0, 0);
            const { data } = copy.getImageData(0, 0, width, height);
            for (let at = 0; at < data.length; at += 4) {
              if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255) {
                count++;
              }
            }
          }
          return count;
        }
        """,
        new[] { chart, colour });

    /// <summary>Waits until there are so many of them, frame by frame.</summary>
    public async Task PixelsBecomeAsync(string chart, string colour, int least, int most)
    {
        var frames = 0;
        for (var count = -1; count < least || count > most; count = await PixelsOfAsync(chart, colour))
        {
            Assert.True(frames++ < 600, $"{chart} has {count} pixels of {colour}, not {least} to {most}.");
            await IsDrawnAsync();
        }
    }

    /// <summary>Waits until there are some and no more come, and counts them.</summary>
    public async Task<int> PixelsSettleAsync(string chart, string colour)
    {
        var (last, same) = (0, 0);
        for (var frame = 0; same < 30; frame++)
        {
            Assert.True(frame < 600, $"{chart} has {last} pixels of {colour}, and they do not settle.");
            await IsDrawnAsync();
            var count = await PixelsOfAsync(chart, colour);
            (last, same) = (count, count == last && count > 0 ? same + 1 : 0);
        }

        return last;
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Assert.Empty(_wrongs);
    }

    private bool IsOfTheHost(string url) =>
        url.StartsWith($"{_url}", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal);

    private void Note(bool isWrong, string text)
    {
        if (isWrong && !IsHostAway)
        {
            lock (_wrongs)
            {
                _wrongs.Add(text);
            }
        }
    }
}
