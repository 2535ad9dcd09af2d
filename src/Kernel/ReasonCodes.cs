using System.Globalization;

namespace Mortise.Kernel;

/// <summary>The written form of reason codes.</summary>
public static class ReasonCodes
{
    extension(ReasonCode code)
    {
        /// <summary>The code as it is shown, such as <c>MT3002</c>.</summary>
        public string Text => string.Create(CultureInfo.InvariantCulture, $"MT{(int)code}");
    }
}
