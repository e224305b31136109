resource "aws_iam_role" "all" {
  for_each = {
    sfn  = "states.amazonaws.com"
    mwaa = "airflow.amazonaws.com"
  }
  name = each.key

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = each.value } }]
  })
}

resource "aws_sfn_state_machine" "main" {
  name       = "main"
  role_arn   = aws_iam_role.sfn.arn
  definition = jsonencode({ StartAt = "Done", States = { Done = { Type = "Succeed" } } })
}
