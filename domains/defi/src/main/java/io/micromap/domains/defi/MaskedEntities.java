package io.micromap.domains.defi;

import io.micromap.spi.FeatureSink;
import io.micromap.spi.Featurizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks amounts, assets, protocols and chains in a prompt, and sends its words and word pairs as
 * features: "pull 3.2 sol out of Kamino" has the pairs "pull #", "# asset", "asset out", "out of",
 * "of protocol".
 *
 * <p>The action depends on the words between the names. The names themselves mislead, because some
 * protocols occur with some actions more than with others.
 */
final class MaskedEntities implements Featurizer {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*|[0-9][0-9.,]*[a-z]*|->|%");
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

  @Override
  public void featurize(String text, FeatureSink sink) {
    List<String> words = words(text.toLowerCase(Locale.ROOT));
    for (int i = 0; i < words.size(); i++) {
      StringBuilder gram = new StringBuilder();
      for (int j = i; j < Math.min(words.size(), i + LONGEST); j++) {
        gram.append(j == i ? "" : " ").append(words.get(j));
        if (gram.length() <= 200) {
          sink.add(gram.toString(), 1);
        }
      }
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    words.add("<");
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group();
      String masked = Character.isDigit(word.charAt(0)) ? "#" : MASKS.getOrDefault(word, word);
      if (!masked.equals(words.get(words.size() - 1))) {
        words.add(masked);
      }
    }
    words.add(">");
    return words;
  }

  private static void mask(String mask, String words) {
    for (String word : words.split(" ", -1)) {
      MASKS.put(word, mask);
    }
  }
}
