# Rotates the secret with the function that AWS publishes for the engine
resource "aws_serverlessapplicationrepository_cloudformation_stack" "secret_rotation" {
  name           = slot("name", "secret-rotation")
  application_id = "arn:aws:serverlessrepo:us-east-1:297356227824:applications/${slot("application")}"
  capabilities   = ["CAPABILITY_IAM", "CAPABILITY_RESOURCE_POLICY"]

  parameters = {
    endpoint            = "https://secretsmanager.${slot("region")}.amazonaws.com"
    functionName        = slot("name", "secret-rotation", 64)
    vpcSecurityGroupIds = slot("security_group")
    vpcSubnetIds        = join(",", slot.private_subnets)
  }

  tags = slot("tags")
}

resource "aws_secretsmanager_secret_rotation" "database" {
  secret_id           = slot("secret")
  rotation_lambda_arn = aws_serverlessapplicationrepository_cloudformation_stack.secret_rotation.outputs["RotationLambdaARN"]

  rotation_rules {
    automatically_after_days = slot("secret_rotation_days", 30)
  }

  depends_on = [slot("version")]
}
