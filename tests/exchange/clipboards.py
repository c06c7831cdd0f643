"""What Excel and WPS put on the clipboard for a few made-up people: the shape of their HTML, cut to what matters."""

from __future__ import annotations

from desk_union.basis import identity

ID = [identity.sample_id(n) for n in range(400, 410)]

EXCEL_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<link id=Main-File rel=Main-File href="file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/clip.htm">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
tr
	{mso-height-source:auto;
	mso-ruby-visibility:none;}
br
	{mso-data-placement:same-cell;}
.xl65
	{mso-number-format:"\\@";}
.xl66
	{mso-number-format:"yyyy\\/m\\/d;\\@";}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=360 style='border-collapse:
 collapse;width:270pt'>
<!--StartFragment-->
 <col width=72 style='width:54pt'>
 <col class=xl65 width=152 style='mso-width-source:userset;mso-width-alt:4864;
 width:114pt'>
"""
EXCEL_FOOT = """<!--EndFragment-->
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
  <td width=72 style='width:54pt'></td>
  <td width=152 style='width:114pt'></td>
  <td width=64 style='width:48pt'></td>
 </tr>
 <![endif]>
</table>

</body>

</html>
"""
EXCEL = (
    EXCEL_HEAD
    + f""" <tr height=19 style='height:14.25pt'>
  <td height=19 width=72 style='height:14.25pt;width:54pt'>姓名</td>
  <td class=xl65 width=152 style='width:114pt'>身份证号</td>
  <td width=64 style='width:48pt'>入会<br>
    时间</td>
  <td>备注</td>
 </tr>
 <tr height=19 style='height:14.25pt'>
  <td height=19 style='height:14.25pt'>欧阳<span
  style='mso-spacerun:yes'>&nbsp; </span>红</td>
  <td class=xl65>{ID[0]}</td>
  <td class=xl66 align=right>2016/5/1</td>
  <td>两地分居，<br>
    家在外省 &amp; 有老人</td>
 </tr>
 <tr height=19 style='height:14.25pt'>
  <td height=19 style='height:14.25pt'>王五</td>
  <td class=xl65>{ID[1]}</td>
  <td class=xl66></td>
  <td>&nbsp;</td>
 </tr>
"""
    + EXCEL_FOOT
)
EXCEL_TEXT = f'姓名\t身份证号\t"入会\n时间"\t备注\r\n欧阳  红\t{ID[0]}\t2016/5/1\t"两地分居，\n家在外省 & 有老人"\r\n王五\t{ID[1]}\t\t\r\n'

WPS_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
 <head>
  <meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
  <meta name="ProgId" content="Excel.Sheet"/>
  <meta name="Generator" content="WPS Office ET"/>
  <!--[if gte mso 9]>
   <xml>
    <o:DocumentProperties>
     <o:LastSaved>2026-11-20T09:12:53</o:LastSaved>
    </o:DocumentProperties>
    <o:CustomDocumentProperties>
     <o:KSOProductBuildVer dt:dt="string">2052-12.1.0.16929</o:KSOProductBuildVer>
    </o:CustomDocumentProperties>
   </xml>
  <![endif]-->
  <style>
<!-- br
	{mso-data-placement:same-cell;}
td
	{mso-number-format:"General";
	white-space:nowrap;}
.xl65
	{mso-number-format:"\\@";}
 -->  </style>
 </head>
 <body link="blue" vlink="purple">
  <table width="360" border="0" cellpadding="0" cellspacing="0" style='width:270.00pt;border-collapse:collapse;table-layout:fixed;'>
   <!--StartFragment-->
   <col width="72" span="2" style='width:54.00pt;'/>
"""
WPS_FOOT = """   <!--EndFragment-->
   <![if supportMisalignedColumns]>
    <tr width="0" style='display:none;'>
     <td width="72" style='width:54;'></td>
     <td width="72" style='width:54;'></td>
    </tr>
   <![endif]>
  </table>
 </body>
</html>
"""
WPS = (
    WPS_HEAD
    + f"""   <tr height="18" style='height:13.50pt;'>
    <td class="xl65" height="18" colspan="4" style='height:13.50pt;border-right:none;' x:str>机修车间新会员</td>
   </tr>
   <tr height="18" style='height:13.50pt;'>
    <td height="18" style='height:13.50pt;' x:str>姓名</td>
    <td x:str>身份证号</td>
    <td x:str>入会日期</td>
    <td x:str>应到人数</td>
   </tr>
   <tr height="18" style='height:13.50pt;'>
    <td height="18" style='height:13.50pt;' x:str>赵六</td>
    <td class="xl65" x:str>{ID[2]}</td>
    <td x:num="42491">5月1日</td>
    <td x:num="1234.56">1,235</td>
   </tr>
   <tr height="18" style='height:13.50pt;'>
    <td height="18" style='height:13.50pt;' x:str>钱七</td>
    <td x:num="{float(ID[3][:17] + '0'):.0f}">4.40106E+17</td>
    <td colspan="2" style='mso-ignore:colspan;'></td>
   </tr>
"""
    + WPS_FOOT
)
