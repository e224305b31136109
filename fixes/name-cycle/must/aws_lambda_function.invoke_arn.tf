locals {
  value = "arn:${slot("partition")}:apigateway:${slot("region")}:lambda:path/2015-03-31/functions/arn:${slot("partition")}:lambda:${slot("region")}:${slot("account")}:function:${slot("name")}/invocations"
}
