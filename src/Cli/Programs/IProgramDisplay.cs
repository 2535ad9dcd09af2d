using Mortise.Programs;

namespace Mortise.Cli.Programs;

/// <summary>Shows what a program does. Used by one caller at a time.</summary>
internal interface IProgramDisplay : IAsyncDisposable
{
    /// <summary>How far it is.</summary>
    Task ShowAsync(string activity, double fraction);

    /// <summary>Something that stays on the screen.</summary>
    Task ShowAsync(ProgramOutput output);

    /// <summary>Where a file was put.</summary>
    Task ShowAsync(string path);

    /// <summary>Takes the progress away.</summary>
    Task EndAsync();
}
