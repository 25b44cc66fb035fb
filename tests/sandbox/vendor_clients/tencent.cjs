// node tencent.cjs HOST:PORT SECRET_KEY: Tencent Cloud's own client submits a job, asks until it is done and prints
// the GLB's address.
const sdk = require('./modules.cjs').load('tencentcloud-sdk-nodejs-ai3d');

async function main() {
  const [endpoint, secretKey] = process.argv.slice(2);
  const client = new sdk.ai3d.v20250513.Client({
    credential: { secretId: 'AKIDpractice', secretKey },
    region: 'ap-guangzhou',
    profile: { httpProfile: { endpoint, protocol: 'http://' } },
  });
  const { JobId } = await client.SubmitHunyuanTo3DProJob({ Prompt: 'a cat', EnablePBR: true, FaceCount: 500000,
    GenerateType: 'Normal', Model: '3.1' });
  for (;;) {
    const job = await client.QueryHunyuanTo3DProJob({ JobId });
    if (job.Status === 'DONE') {
      console.log(job.ResultFile3Ds.find((file) => file.Type === 'GLB').Url);
      return;
    }
    if (job.Status === 'FAIL') throw new Error(`${job.ErrorCode}: ${job.ErrorMessage}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

main().catch((error) => {
  console.error(error.code ?? '', error.message ?? error);
  process.exit(1);
});
