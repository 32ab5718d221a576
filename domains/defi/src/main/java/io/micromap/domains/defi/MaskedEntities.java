package io.micromap.domains.defi;

import io.micromap.spi.FeatureSink;
import io.micromap.spi.Featurizer;
import io.micromap.spi.TermGrams;
import io.micromap.spi.WordTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Masks amounts, assets, protocols and chains in a prompt, and sends its words and word pairs as
 * features: "pull 3.2 sol out of Kamino" has the pairs "pull #", "# asset", "asset out", "out of",
 * "of protocol".
 *
 * <p>The action depends on the words between the names. The names themselves mislead, because some
 * protocols occur with some actions more than with others.
 */
final class MaskedEntities implements Featurizer {

  private static final int LONGEST = 2;
  private static final Map<String, String> MASKS = new HashMap<>();

  static {
    mask(
        "asset",
        "eth ether weth steth wsteth reth cbeth sfrxeth frxeth weeth eeth beth meth oseth btc"
            + " bitcoin wbtc cbbtc btcb tbtc usdc usdt dai usds sdai usde susde gho frax fraxlend lusd"
            + " susd crvusd pyusd eurc tusd busd usdd fdusd stable stables stablecoin stablecoins sol"
            + " msol jitosol bsol atom stkatom avax savax matic wmatic pol bnb ada dot ksm near tia osmo"
            + " inj sui apt sei ftm s trx algo xtz egld flow kava juno axl akt scrt luna rune hbar icp"
            + " ton cro one celo movr glmr mina stx kas link aave uni comp crv cvx bal ldo rpl mkr snx"
            + " yfi sushi cake gmx grt ens dydx op arb strk pendle morpho ape pepe shib doge ltc xrp bch"
            + " eigen ena jto jup ray orca mnt blur fxs spell velo aero joe rdnt token tokens coin coins"
            + " asset assets crypto");
    mask(
        "protocol",
        "aave compound morpho spark maker makerdao lido rocketpool eigenlayer kamino solend marginfi"
            + " venus benqi yearn beefy convex curve balancer uniswap pancakeswap sushiswap 1inch jupiter"
            + " raydium radiant silo euler fluid moonwell fraxlend ajna liquity gearbox notional maple"
            + " clearpool goldfinch stargate camelot velodrome aerodrome traderjoe thorchain osmosis"
            + " marinade jito stakewise ankr swell renzo kelp etherfi symbiotic karak burrow geist"
            + " justlend navi scallop suilend hydration mars umee larkspur harvest alpaca autofarm badger"
            + " tokemak instadapp paraswap cowswap matcha bancor quickswap");
    mask(
        "chain",
        "ethereum mainnet arbitrum optimism base polygon solana avalanche bsc cosmos osmosischain"
            + " fantom gnosis zksync linea scroll blast mantle celestia cardano polkadot kusama");
  }

  private static final WordTable TABLE = WordTable.of(MASKS);
  private static final ThreadLocal<TermGrams> GRAMS =
      ThreadLocal.withInitial(() -> new TermGrams(LONGEST));

  @Override
  public void featurize(String text, FeatureSink sink) {
    String lower = text.toLowerCase(Locale.ROOT);
    TermGrams grams = GRAMS.get();
    grams.clear();
    grams.add("<", sink);
    for (int i = 0; i < lower.length(); ) {
      int end = wordEnd(lower, i);
      if (end > i) {
        add(lower, i, end, grams, sink);
      }
      i = Math.max(end, i + 1);
    }
    grams.add(">", sink);
  }

  private static void add(String text, int from, int to, TermGrams grams, FeatureSink sink) {
    String masked = isDigit(text.charAt(from)) ? "#" : TABLE.get(text, from, to, "");
    if (masked.isEmpty() && !grams.isLast(text, from, to)) {
      grams.add(text, from, to, sink);
    } else if (!masked.isEmpty() && !grams.isLast(masked, 0, masked.length())) {
      grams.add(masked, sink);
    }
  }

  /**
   * Behind the word that begins at a place: letters with digits behind them, an amount with its
   * unit, an arrow or a percent sign. The place itself where none begins.
   */
  private static int wordEnd(String text, int from) {
    int end = from;
    char first = text.charAt(from);
    if (isLetter(first)) {
      while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
        end++;
      }
    } else if (isDigit(first)) {
      while (end < text.length() && isOfAmount(text.charAt(end))) {
        end++;
      }
      while (end < text.length() && isLetter(text.charAt(end))) {
        end++;
      }
    } else if (first == '%') {
      end++;
    } else if (text.startsWith("->", from)) {
      end += 2;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isOfAmount(char c) {
    return isDigit(c) || c == '.' || c == ',';
  }

  private static void mask(String mask, String words) {
    for (String word : words.split(" ", -1)) {
      MASKS.put(word, mask);
    }
  }
}
