// node wavespeed.cjs BASE_URL PICTURE: WaveSpeed's own client uploads the picture, runs the model and prints the
// result's address.
const { Client } = require('./modules.cjs').load('wavespeed');

async function main() {
  const [baseUrl, picture] = process.argv.slice(2);
  const client = new Client('practice', { baseUrl });
  const image = await client.upload(picture);
  const result = await client.run('wavespeed-ai/hunyuan3d/v2.1', { image }, { pollInterval: 0.2, timeout: 60 });
  console.log(result.outputs[0]);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
