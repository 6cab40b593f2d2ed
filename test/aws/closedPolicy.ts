/** A topic policy that lets nobody publish but the owner. */
export const closedPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::123456789012:root' },
      Action: 'SNS:Publish',
      Resource: '*',
    },
  ],
});
