#!/bin/bash
REGION=${REGION:-eu-west-1}
echo "${name} ${PORT} ${REGION} $${HOME} ${#REGION}"
curl -s -o /dev/null -w "%{http_code}" http://localhost:${PORT}
%{ if name == "app" }
echo app
%{ endif }
/opt/aws/bin/cfn-signal --stack ${AWS::StackName} --region ${name}
echo ${name/a/b} ${HOME%/*} ${PORT//0/1}
